Console.Error.WriteLine("sshconfiglint: not built yet");
return 2;
